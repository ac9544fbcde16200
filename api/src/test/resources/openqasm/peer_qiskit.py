"""Reads and writes OpenQASM 3 with Qiskit, for comparison.

read DIR   for each NAME.qasm in DIR (with NAME.values: a parameter and a value per line) writes
           NAME.unitary: one "re im" pair per line, row by row, qubit 0 least significant
write DIR  writes programs of random circuits and, beside each, its unitary
"""

import pathlib
import sys

import numpy
from qiskit import qasm2, qasm3
from qiskit.circuit.random import random_circuit
from qiskit.quantum_info import Operator


def save(path, unitary):
    path.write_text("\n".join(f"{z.real!r} {z.imag!r}" for z in numpy.asarray(unitary).ravel().tolist()))


def read(folder):
    for path in sorted(folder.glob("*.qasm")):
        values = dict(line.split() for line in path.with_suffix(".values").read_text().splitlines())
        circuit = qasm3.loads(path.read_text())
        bound = circuit.assign_parameters({k: float(v) for k, v in values.items() if k in [p.name for p in circuit.parameters]})
        save(path.with_suffix(".unitary"), Operator(bound).data)


def write(folder):
    for seed in range(40):
        circuit = random_circuit(1 + seed % 4, 6, max_operands=4, seed=seed)
        text = qasm3.dumps(circuit)
        (folder / f"three_{seed}.qasm").write_text(text)
        save(folder / f"three_{seed}.unitary", Operator(qasm3.loads(text)).data)
        text = qasm2.dumps(circuit)
        (folder / f"two_{seed}.qasm").write_text(text)
        save(folder / f"two_{seed}.unitary", Operator(circuit).data)


{"read": read, "write": write}[sys.argv[1]](pathlib.Path(sys.argv[2]))
