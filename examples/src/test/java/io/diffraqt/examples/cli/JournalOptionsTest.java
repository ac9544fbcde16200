package io.diffraqt.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalOptionsTest {
  private static final Path HOME = Path.of("home").toAbsolutePath();
  private static final Path DATA = Path.of("elsewhere").toAbsolutePath();

  @Test
  void theJournalIsInTheUsersDataFolder() {
    assertThat(JournalOptions.usual(Map.of(), HOME))
        .isEqualTo(HOME.resolve(Path.of(".local", "share", "diffraqt", "journal.db")));
  }

  @Test
  void theXdgVariableMovesItUnlessItIsRelative() {
    assertThat(JournalOptions.usual(Map.of("XDG_DATA_HOME", DATA.toString()), HOME))
        .isEqualTo(DATA.resolve(Path.of("diffraqt", "journal.db")));
    assertThat(JournalOptions.usual(Map.of("XDG_DATA_HOME", "relative"), HOME))
        .isEqualTo(JournalOptions.usual(Map.of(), HOME));
  }

  @Test
  void ourOwnVariableWins() {
    var both = Map.of("XDG_DATA_HOME", DATA.toString(), "DIFFRAQT_HOME", "own");
    assertThat(JournalOptions.usual(both, HOME)).isEqualTo(Path.of("own", "journal.db"));
  }
}
