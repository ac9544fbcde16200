"""Runs OpenQASM 3 on Braket's local simulator, for comparison.

read DIR   for each NAME.qasm in DIR (with NAME.values: a parameter and a value per line) writes
           NAME.unitary: one "re im" pair per line, row by row, qubit 0 least significant
"""

import logging
import pathlib
import re
import sys

from braket.default_simulator import StateVectorSimulator
from braket.ir.openqasm import Program

logging.disable(logging.WARNING)
SIMULATOR = StateVectorSimulator()


def column(text, values, qubits, basis):
    prepared = "".join(f"{'x' if basis >> k & 1 else 'i'} q[{k}];\n" for k in range(qubits))
    declared = f"qubit[{qubits}] q;\n"
    source = text.replace(declared, declared + prepared) + "#pragma braket result state_vector\n"
    state = SIMULATOR.run(Program(source=source, inputs=values), shots=0).resultTypes[0].value
    return [state[int(format(k, f"0{qubits}b")[::-1], 2)] for k in range(2**qubits)]


def read(folder):
    for path in sorted(folder.glob("*.qasm")):
        lines = path.with_suffix(".values").read_text().splitlines()
        values = {name: float(value) for name, value in map(str.split, lines)}
        text = path.read_text()
        qubits = int(re.search(r"qubit\[(\d+)\] q;", text)[1])
        columns = [column(text, values, qubits, basis) for basis in range(2**qubits)]
        rows = [complex(columns[c][r]) for r in range(2**qubits) for c in range(2**qubits)]
        path.with_suffix(".unitary").write_text("\n".join(f"{z.real!r} {z.imag!r}" for z in rows))


read(pathlib.Path(sys.argv[2]))
