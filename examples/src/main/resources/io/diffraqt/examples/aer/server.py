"""Runs OpenQASM 3 programs on Qiskit Aer: one JSON message per line in, one per line out.

Version 1. First line out: {"version": 1, "qiskit": ..., "aer": ...} or {"version": 1, "missing": ...}.
In: {"id": n, "program": text, "shots": n, "seed": n or null}.
Out: {"id": n, "counts": {bits: n}} with bit 0 rightmost, or {"id": n, "error": text}.
"""
import json
import sys


def send(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def load():
    try:
        import qiskit
        import qiskit.qasm3
        import qiskit_aer
        import qiskit_qasm3_import  # noqa: F401
    except ImportError as error:
        send({"version": 1, "missing": str(error)})
        sys.exit(0)
    send({"version": 1, "qiskit": qiskit.__version__, "aer": qiskit_aer.__version__})
    return qiskit, qiskit_aer.AerSimulator(method="statevector")


def counts(qiskit, device, message):
    circuit = qiskit.qasm3.loads(message["program"])
    if circuit.num_clbits == 0:
        return {"": message["shots"]}
    compiled = qiskit.transpile(circuit, device, optimization_level=0)
    job = device.run(compiled, shots=message["shots"], seed_simulator=message["seed"])
    return {bits.replace(" ", ""): n for bits, n in job.result().get_counts().items()}


def main():
    qiskit, device = load()
    for line in sys.stdin:
        message = json.loads(line)
        try:
            send({"id": message["id"], "counts": counts(qiskit, device, message)})
        except Exception as error:  # every failure is told to the other side, which decides
            send({"id": message["id"], "error": f"{type(error).__name__}: {error}"})


main()
