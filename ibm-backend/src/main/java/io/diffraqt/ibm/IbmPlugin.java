package io.diffraqt.ibm;

import io.diffraqt.backend.Backend;
import io.diffraqt.backend.BackendContext;
import io.diffraqt.backend.BackendPlugin;
import io.diffraqt.error.UnknownBackendException;
import io.diffraqt.ibm.internal.IbmBackend;
import io.diffraqt.ibm.internal.IbmTargets;
import java.util.List;

/// IBM Quantum over REST: `ibm:ibm_fez`.
public final class IbmPlugin implements BackendPlugin {
  @Override
  public String name() {
    return "ibm";
  }

  @Override
  public List<String> devices(BackendContext context) {
    return IbmTargets.names();
  }

  @Override
  public Backend open(BackendContext context) {
    var settings = IbmSettings.from(context);
    var device =
        context
            .device()
            .orElseThrow(() ->
                new UnknownBackendException(
                    "ibm needs a device: ibm:DEVICE with one of "
                        + String.join(", ", IbmTargets.names())));
    return new IbmBackend(IbmTargets.of(device), settings);
  }
}
