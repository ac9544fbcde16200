package io.diffraqt.budget;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Caps as rows of the table `cap`.
final class CapRows {
  private CapRows() {}

  static void set(Connection connection, Cap cap) throws SQLException {
    EntryRows.update(
        connection,
        """
        INSERT INTO cap (provider, device, period, unit, amount) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET amount = excluded.amount\
        """,
        cap.scope().provider(),
        cap.scope().device(),
        cap.period().name(),
        cap.unit().toString(),
        cap.amount().toPlainString());
  }

  static void lift(Connection connection, Cap cap) throws SQLException {
    EntryRows.update(
        connection,
        "DELETE FROM cap WHERE provider = ? AND device = ? AND period = ? AND unit = ?",
        cap.scope().provider(),
        cap.scope().device(),
        cap.period().name(),
        cap.unit().toString());
  }

  static List<Cap> all(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT * FROM cap ORDER BY provider, device, period, unit")) {
      var caps = new ArrayList<Cap>();
      while (row.next()) {
        caps.add(
            new Cap(
                new Cap.Scope(row.getString("provider"), row.getString("device")),
                Cap.Period.valueOf(row.getString("period")),
                Cap.Unit.parse(row.getString("unit")),
                new BigDecimal(row.getString("amount"))));
      }
      return caps;
    }
  }
}
