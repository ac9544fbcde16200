"""Compiles programs for one device with Qiskit and times it: one JSON message per line in, one out.

First in: {"qubits": n, "level": 0..3, "gates": {name: [[[qubit, ...], error, seconds], ...]},
"readout": [error of each qubit]}, where figures that are not known are left out; out: {"ready": true}.
Then, any number of times, in: {"text": OpenQASM 3}; out: {"ready": true}; or in: {"seed": s}; out:
{"seconds": wall, "twoQubitGates": count, "depth": longest chain, "twoQubitDepth": of such gates}.
Instead of any answer: {"error": text}.
"""
import json
import sys
import time

from qiskit import qasm3
from qiskit.circuit import Measure, Parameter, Reset
from qiskit.circuit.library import standard_gates
from qiskit.transpiler import InstructionProperties, Target
from qiskit.transpiler.preset_passmanagers import generate_preset_pass_manager

TURNED = ("theta", "phi", "lam")


def gate_of(name):
    known = standard_gates.get_standard_gate_name_mapping()
    if name not in known:
        raise ValueError("has no gate " + name)
    gate = known[name]
    return type(gate)(*[Parameter(TURNED[k]) for k in range(len(gate.params))])


def figures(place):
    known = place[1:]
    return InstructionProperties(error=known[0], duration=known[1]) if known else None


def device(job):
    target = Target(num_qubits=job["qubits"])
    for name, places in job["gates"].items():
        target.add_instruction(gate_of(name), {tuple(p[0]): figures(p) for p in places})
    measured = job["readout"] or [None] * job["qubits"]
    target.add_instruction(Measure(), {
        (q,): InstructionProperties(error=error) if error is not None else None
        for q, error in enumerate(measured)})
    target.add_instruction(Reset(), {(q,): None for q in range(job["qubits"])})
    return target


def compiled(target, level, circuit, seed):
    passes = generate_preset_pass_manager(level, target=target, seed_transpiler=seed)
    start = time.perf_counter()
    found = passes.run(circuit)
    seconds = time.perf_counter() - start
    pairs = [i for i in found.data if i.operation.num_qubits == 2]
    return {"seconds": seconds, "twoQubitGates": len(pairs), "depth": found.depth(),
            "twoQubitDepth": found.depth(lambda i: i.operation.num_qubits == 2)}


def send(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main():
    target, level, circuit = None, 0, None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if target is None:
                target, level = device(message), message["level"]
                send({"ready": True})
            elif "text" in message:
                circuit = qasm3.loads(message["text"])
                send({"ready": True})
            else:
                send(compiled(target, level, circuit, message["seed"]))
        except Exception as error:  # every failure is told to the other side, which decides
            send({"error": type(error).__name__ + ": " + str(error)})


main()
