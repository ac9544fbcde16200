"""Does one piece of work with another simulator and times it: one JSON message per line in, one out.

First in: {"peer": name, "task": "run", "precision": "double" or "single", "threads": t, "n": qubits,
"gates": [[name, [qubit], [number]]]}
where the numbers are angles, or the entries of a matrix on two qubits, the first one bit 0, row by row;
or, for Clifford circuits, "task": "tableau", or "frames" with "shots" and the noise: "one" and "two",
probabilities of a random Pauli after gates on so many qubits, and "readout", of a wrong bit;
or, with the same noise, "task": "density", or "trajectories" with "shots";
or, for the gradient of the sum of Z over all qubits by every angle, "task": "gradient", with "count"
of rows of angles, of which at most SHARE are worked at and their time is scaled up;
or {"peer": name, "task": "sample", "threads": t, "n": qubits, "shots": number};
or {"peer": name, "task": "read" or "write", "threads": t, "text": OpenQASM 3}; out: {"ready": true}.
Then, any number of times, in: {"runs": k}; out: {"seconds": [wall seconds of each run]}.
Instead of any answer: {"error": text}.
"""
import json
import os
import sys
import time

PI = 3.141592653589793
SHARE = 200


def known(name, table):
    if name not in table:
        raise ValueError("has no form of gate " + name + " here")
    return table[name]


def matrix(numbers):
    """The 4x4 matrix of a gate without a name of its own; nothing for other gates."""
    import numpy

    return numpy.array(numbers[0::2]).reshape(4, 4) + 1j * numpy.array(numbers[1::2]).reshape(4, 4)


def is_matrix(numbers):
    return len(numbers) == 32


def aer(job):
    from qiskit import QuantumCircuit
    from qiskit_aer import AerSimulator

    circuit = QuantumCircuit(job["n"])
    for name, qubits, angles in job["gates"]:
        if is_matrix(angles):
            circuit.unitary(matrix(angles), qubits)
        else:
            getattr(circuit, name)(*angles, *qubits)
    circuit.save_amplitudes([0])
    simulator = AerSimulator(method="statevector", precision=job["precision"],
                             max_parallel_threads=job["threads"])

    def run():
        result = simulator.run(circuit, shots=1).result()
        if not result.success:
            raise RuntimeError(result.status)

    return run


def qulacs_circuit(qulacs, job):
    from qulacs.gate import DenseMatrix, U1, to_matrix_gate

    circuit = qulacs.QuantumCircuit(job["n"])
    turning = {"rx": "add_RX_gate", "ry": "add_RY_gate", "rz": "add_RZ_gate"}
    plain = {"h": "add_H_gate", "x": "add_X_gate", "cx": "add_CNOT_gate", "swap": "add_SWAP_gate"}
    for name, qubits, angles in job["gates"]:
        if is_matrix(angles):
            circuit.add_gate(DenseMatrix(qubits, matrix(angles)))
        elif name in turning:  # this library turns by exp(+i t P / 2)
            getattr(circuit, turning[name])(qubits[0], -angles[0])
        elif name == "cp":
            gate = to_matrix_gate(U1(qubits[1], angles[0]))
            gate.add_control_qubit(qubits[0], 1)
            circuit.add_gate(gate)
        else:
            getattr(circuit, known(name, plain))(*qubits)
    return circuit


def qulacs(job):
    """The circuit as it is or through the library's optimizer, whichever a trial finds faster."""
    import qulacs
    from qulacs.circuit import QuantumCircuitOptimizer

    state = qulacs.QuantumState(job["n"])
    trials = []
    for block in (None, 0, 2):
        circuit = qulacs_circuit(qulacs, job)
        if block == 0:
            QuantumCircuitOptimizer().optimize_light(circuit)
        elif block:
            QuantumCircuitOptimizer().optimize(circuit, block)

        def run(circuit=circuit):
            state.set_zero_state()
            circuit.update_quantum_state(state)

        run()
        start = time.perf_counter()
        run()
        trials.append((time.perf_counter() - start, len(trials), run))
    return min(trials)[2]


def lightning(job):
    import numpy
    import pennylane as qml
    from pennylane.tape import QuantumScript

    table = {"rx": qml.RX, "ry": qml.RY, "rz": qml.RZ, "h": qml.Hadamard, "x": qml.PauliX,
             "cx": qml.CNOT, "cp": qml.ControlledPhaseShift, "swap": qml.SWAP}
    gates = [qml.QubitUnitary(matrix(angles), wires=qubits[::-1]) if is_matrix(angles)
             else known(name, table)(*angles, wires=qubits) for name, qubits, angles in job["gates"]]
    stored = numpy.complex64 if job["precision"] == "single" else numpy.complex128
    device = qml.device("lightning.qubit", wires=job["n"], c_dtype=stored)
    script = QuantumScript(gates, [qml.probs(wires=[0])])
    return lambda: device.execute([script])


def qsim(job):
    import cirq
    import qsimcirq

    line = cirq.LineQubit.range(job["n"])
    turning = {"rx": cirq.rx, "ry": cirq.ry, "rz": cirq.rz}
    plain = {"h": cirq.H, "x": cirq.X, "cx": cirq.CNOT, "swap": cirq.SWAP}
    gates = []
    for name, qubits, angles in job["gates"]:
        on = [line[q] for q in qubits]
        if is_matrix(angles):
            gates.append(cirq.MatrixGate(matrix(angles))(*on[::-1]))
        elif name in turning:
            gates.append(turning[name](angles[0])(*on))
        elif name == "cp":
            gates.append(cirq.CZPowGate(exponent=angles[0] / PI)(*on))
        else:
            gates.append(known(name, plain)(*on))
    circuit = cirq.Circuit(gates)
    options = qsimcirq.QSimOptions(max_fused_gate_size=3 if job["n"] < 23 else 4,
                                   cpu_threads=job["threads"])
    simulator = qsimcirq.QSimSimulator(options)
    return lambda: simulator.compute_amplitudes(circuit, [0])


def aer_noisy(job, method, shots):
    from qiskit import QuantumCircuit
    from qiskit_aer import AerSimulator
    from qiskit_aer.noise import NoiseModel, ReadoutError, depolarizing_error

    one, two, readout = job["one"], job["two"], job["readout"]
    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(depolarizing_error(one * 4 / 3, 1), ["rx", "rz"])
    noise.add_all_qubit_quantum_error(depolarizing_error(two * 16 / 15, 2), ["cx"])
    noise.add_all_qubit_readout_error(
        ReadoutError([[1 - readout, readout], [readout, 1 - readout]]))
    circuit = QuantumCircuit(job["n"])
    for name, qubits, angles in job["gates"]:
        getattr(circuit, name)(*angles, *qubits)
    if method == "density_matrix":
        circuit.save_probabilities()
    circuit.measure_all()
    branching = {"shot_branching_enable": True} if method == "statevector" else {}
    simulator = AerSimulator(method=method, noise_model=noise, precision=job["precision"],
                             max_parallel_threads=job["threads"], **branching)

    def run():
        result = simulator.run(circuit, shots=shots).result()
        if not result.success:
            raise RuntimeError(result.status)

    return run


def aer_density(job):
    return aer_noisy(job, "density_matrix", 1)


def aer_trajectories(job):
    return aer_noisy(job, "statevector", job["shots"])


def qulacs_density(job):
    import qulacs
    from qulacs.gate import BitFlipNoise, DepolarizingNoise, TwoQubitDepolarizingNoise

    if job["n"] > 8:
        raise ValueError("takes minutes for so large a density matrix")
    one, two, readout = job["one"], job["two"], job["readout"]
    circuit = qulacs.QuantumCircuit(job["n"])
    for name, qubits, angles in job["gates"]:
        if name == "cx":
            circuit.add_CNOT_gate(*qubits)
            circuit.add_gate(TwoQubitDepolarizingNoise(*qubits, two))
        else:
            getattr(circuit, "add_" + name.upper() + "_gate")(qubits[0], -angles[0])
            circuit.add_gate(DepolarizingNoise(qubits[0], one))
    for qubit in range(job["n"]):
        circuit.add_gate(BitFlipNoise(qubit, readout))
    state = qulacs.DensityMatrix(job["n"])

    def run():
        state.set_zero_state()
        circuit.update_quantum_state(state)

    return run


def qulacs_trajectories(job):
    import qulacs

    one, two, readout = job["one"], job["two"], job["readout"]
    circuit = qulacs.QuantumCircuit(job["n"])
    for name, qubits, angles in job["gates"]:
        if name == "cx":
            circuit.add_noise_gate(qulacs.gate.CNOT(*qubits), "Depolarizing", two)
        else:
            gate = getattr(qulacs.gate, name.upper())(qubits[0], -angles[0])
            circuit.add_noise_gate(gate, "Depolarizing", one)
    for qubit in range(job["n"]):
        circuit.add_noise_gate(qulacs.gate.Identity(qubit), "BitFlip", readout)
    simulator = qulacs.NoiseSimulator(circuit, qulacs.QuantumState(job["n"]))
    return lambda: simulator.execute(job["shots"])


def qsim_trajectories(job):
    import cirq
    import qsimcirq

    one, two, readout = job["one"], job["two"], job["readout"]
    line = cirq.LineQubit.range(job["n"])
    operations = []
    for name, qubits, angles in job["gates"]:
        on = [line[q] for q in qubits]
        gate = cirq.CNOT if name == "cx" else getattr(cirq, name)(angles[0])
        strength = two if name == "cx" else one
        operations.append(gate(*on))
        operations.append(cirq.depolarize(strength, n_qubits=len(on))(*on))
    operations += [cirq.bit_flip(readout)(qubit) for qubit in line]
    circuit = cirq.Circuit(operations) + cirq.measure(*line, key="m")
    options = qsimcirq.QSimOptions(max_fused_gate_size=4, cpu_threads=job["threads"])
    simulator = qsimcirq.QSimSimulator(options)
    return lambda: simulator.run(circuit, repetitions=job["shots"])


def rows_of_angles(job):
    """One list of angles for each gradient: those of the gates, a little further each time."""
    angles = [numbers[0] for _, _, numbers in job["gates"] if numbers]
    return [[angle + 1e-3 * row for angle in angles] for row in range(min(job["count"], SHARE))]


def scaled(job, run):
    run.scale = job["count"] / min(job["count"], SHARE)
    return run


def qulacs_gradient(job):
    import qulacs

    circuit = qulacs.ParametricQuantumCircuit(job["n"])
    for name, qubits, angles in job["gates"]:
        if angles:  # this library turns by exp(+i t P / 2)
            add = getattr(circuit, "add_parametric_" + name.upper() + "_gate")
            add(qubits[0], -angles[0])
        else:
            circuit.add_CNOT_gate(*qubits)
    observable = qulacs.Observable(job["n"])
    for qubit in range(job["n"]):
        observable.add_operator(1.0, "Z " + str(qubit))
    rows = rows_of_angles(job)

    def run():
        for row in rows:
            if len(rows) > 1:
                for k, angle in enumerate(row):
                    circuit.set_parameter(k, -angle)
            circuit.backprop(observable)

    return scaled(job, run)


def lightning_gradient(job):
    import pennylane as qml
    from pennylane.devices import ExecutionConfig
    from pennylane.tape import QuantumScript

    table = {"rx": qml.RX, "ry": qml.RY, "rz": qml.RZ, "cx": qml.CNOT}
    device = qml.device("lightning.qubit", wires=job["n"])
    total = qml.Hamiltonian([1.0] * job["n"], [qml.PauliZ(q) for q in range(job["n"])])
    config = ExecutionConfig(gradient_method="adjoint", use_device_gradient=True)
    scripts = []
    for row in rows_of_angles(job):
        angle = iter(row)
        gates = [known(name, table)(*([next(angle)] if numbers else []), wires=qubits)
                 for name, qubits, numbers in job["gates"]]
        script = QuantumScript(gates, [qml.expval(total)])
        script.trainable_params = list(range(len(row)))
        scripts.append(script)
    return scaled(job, lambda: device.compute_derivatives(scripts, config))


def random_amplitudes(job):
    import numpy

    generator = numpy.random.default_rng(1)
    parts = generator.normal(size=(2, 2 ** job["n"]))
    amplitudes = parts[0] + 1j * parts[1]
    return amplitudes / numpy.linalg.norm(amplitudes)


def numpy_sample(job):
    """Whichever a trial finds faster: a multinomial draw, or sorted numbers along the running sum."""
    import numpy

    amplitudes = random_amplitudes(job)
    generator = numpy.random.default_rng(1)
    shots = job["shots"]

    def multinomial():
        p = amplitudes.real ** 2 + amplitudes.imag ** 2
        generator.multinomial(shots, p / p.sum())

    def search():
        sums = numpy.cumsum(amplitudes.real ** 2 + amplitudes.imag ** 2)
        numpy.searchsorted(sums, numpy.sort(generator.random(shots)) * sums[-1], side="right")

    trials = []
    for run in (multinomial, search):
        run()
        start = time.perf_counter()
        run()
        trials.append((time.perf_counter() - start, len(trials), run))
    return min(trials)[2]


def qulacs_sample(job):
    import qulacs

    state = qulacs.QuantumState(job["n"])
    state.load(random_amplitudes(job))
    return lambda: state.sampling(job["shots"])


def read_with_qiskit(job):
    from qiskit import qasm3

    return lambda: qasm3.loads(job["text"])


def write_with_qiskit(job):
    from qiskit import qasm3

    circuit = qasm3.loads(job["text"])
    return lambda: qasm3.dumps(circuit)


def read_with_rust(job):
    from qiskit import qasm3

    return lambda: qasm3.loads_experimental(job["text"])


def write_with_rust(job):
    from qiskit import qasm3

    circuit = qasm3.loads_experimental(job["text"])
    return lambda: qasm3.dumps_experimental(circuit)


def read_with_reference(job):
    import openqasm3

    return lambda: openqasm3.parse(job["text"])


def write_with_reference(job):
    import openqasm3

    program = openqasm3.parse(job["text"])
    return lambda: openqasm3.dumps(program)


def read_with_mqt(job):
    from mqt.core.ir import QuantumComputation

    return lambda: QuantumComputation.from_qasm_str(job["text"])


def write_with_mqt(job):
    circuit = read_with_mqt(job)()
    return lambda: circuit.qasm3_str()


def stim_circuit(job, noisy):
    import stim

    table = {"h": "H", "s": "S", "x": "X", "sx": "SQRT_X", "cx": "CX", "reset": "R"}
    circuit = stim.Circuit()
    for name, qubits, _ in job["gates"]:
        if name == "measure":
            circuit.append("M", qubits, job["readout"] if noisy else 0)
        else:
            circuit.append(known(name, table), qubits)
            if noisy and name != "reset":
                kind, p = ("DEPOLARIZE1", "one") if len(qubits) == 1 else ("DEPOLARIZE2", "two")
                circuit.append(kind, qubits, job[p])
    return circuit


def stim_tableau(job):
    import stim

    circuit = stim_circuit(job, False)
    return lambda: stim.TableauSimulator().do(circuit)


def stim_frames(job):
    sampler = stim_circuit(job, True).compile_sampler()
    return lambda: sampler.sample(job["shots"], bit_packed=True)


WORK = {("aer", "run"): aer, ("qulacs", "run"): qulacs, ("lightning", "run"): lightning,
        ("qsim", "run"): qsim, ("qiskit", "read"): read_with_qiskit,
        ("aer", "density"): aer_density, ("qulacs", "density"): qulacs_density,
        ("aer", "trajectories"): aer_trajectories, ("qsim", "trajectories"): qsim_trajectories,
        ("qulacs", "trajectories"): qulacs_trajectories,
        ("qulacs", "gradient"): qulacs_gradient, ("lightning", "gradient"): lightning_gradient,
        ("numpy", "sample"): numpy_sample, ("qulacs", "sample"): qulacs_sample,
        ("qiskit", "write"): write_with_qiskit,
        ("qiskit-rust", "read"): read_with_rust, ("qiskit-rust", "write"): write_with_rust,
        ("openqasm3", "read"): read_with_reference, ("openqasm3", "write"): write_with_reference,
        ("mqt", "read"): read_with_mqt, ("mqt", "write"): write_with_mqt,
        ("stim", "tableau"): stim_tableau, ("stim", "frames"): stim_frames}


def prepared(job):
    work = WORK.get((job["peer"], job["task"]))
    if work is None:
        raise ValueError("does not do this work")
    run = work(job)
    run()
    return run


def timed(run, count):
    scale = getattr(run, "scale", 1)
    seconds = []
    for _ in range(count):
        start = time.perf_counter()
        run()
        seconds.append(scale * (time.perf_counter() - start))
    return seconds


def send(message, answers):
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def main():
    # Some libraries print; what they say must not come between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    run = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if run is None:
                run = prepared(message)
                send({"ready": True}, answers)
            else:
                send({"seconds": timed(run, message["runs"])}, answers)
        except Exception as error:  # every failure is told to the other side, which decides
            send({"error": type(error).__name__ + ": " + str(error)}, answers)


main()
