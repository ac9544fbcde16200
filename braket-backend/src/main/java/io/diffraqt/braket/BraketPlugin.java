package io.diffraqt.braket;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.braket.internal.BraketBackend;
import io.diffraqt.braket.internal.BraketTargets;
import io.diffraqt.error.UnknownBackendException;
import java.util.List;

/// Amazon Braket over REST: `braket:garnet` or `braket:arn:aws:braket:...`.
public final class BraketPlugin implements BackendPlugin {
  @Override
  public String name() {
    return "braket";
  }

  @Override
  public List<String> devices(BackendContext context) {
    return BraketTargets.names();
  }

  @Override
  public Backend open(BackendContext context) {
    var settings = BraketSettings.from(context);
    var device =
        context
            .device()
            .orElseThrow(() ->
                new UnknownBackendException(
                    "braket needs a device: braket:DEVICE with one of "
                        + String.join(", ", BraketTargets.names())));
    return new BraketBackend(BraketTargets.of(device), settings);
  }
}
