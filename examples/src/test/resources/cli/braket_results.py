"""Runs OpenQASM 3 with result pragmas on Braket's local density matrix simulator.

braket_results.py DIR   for each NAME.qasm in DIR writes NAME.json: the values of its results, in
                        order; complex numbers as [re, im]
"""

import json
import logging
import pathlib
import sys

import numpy
from braket.default_simulator import DensityMatrixSimulator
from braket.ir.openqasm import Program

logging.disable(logging.WARNING)
SIMULATOR = DensityMatrixSimulator()


def plain(value):
    value = numpy.asarray(value)
    if numpy.iscomplexobj(value):
        value = numpy.stack([value.real, value.imag], axis=-1)
    return value.tolist()


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.qasm")):
    results = SIMULATOR.run(Program(source=path.read_text()), shots=0).resultTypes
    path.with_suffix(".json").write_text(json.dumps([plain(r.value) for r in results]))
