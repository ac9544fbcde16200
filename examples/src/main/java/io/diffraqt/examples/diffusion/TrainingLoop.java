package io.diffraqt.examples.diffusion;

import io.diffraqt.examples.data.ImageSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of a [Trainer]: the only place where parameters change. Confined to one thread.
final class TrainingLoop {
  private final Trainer trainer;
  private final Trainer.Task task;
  private final ImageSet prepared;
  private final TrainingData data;
  private final TrainingOptions options;
  private final List<Stage> stages;
  private final Map<String, RealVector> finished = new LinkedHashMap<>();
  private final List<EpochLoss> history = new ArrayList<>();
  private final Instant begun;
  private double[] parameters;
  private Adam adam;
  private double lossSum;
  private long done;
  private long doneHere;
  private long inAll;

  TrainingLoop(Trainer trainer, Trainer.Task task, ImageSet prepared, TrainingOptions options) {
    this.trainer = trainer;
    this.task = task;
    this.prepared = prepared;
    this.data = TrainingData.of(prepared);
    this.options = options;
    this.stages = options.stagesOf(task.model());
    this.begun = trainer.clock().instant();
    this.parameters = task.model().initial(new RandomStreams(options.seed())).toArray();
    this.adam = Adam.fresh(parameters.length);
  }

  TrainedModel run() {
    return from(0, 0);
  }

  TrainedModel resume(Checkpoint state) {
    parameters = state.parameters().toArray();
    adam = Adam.resumed(state.optimiser());
    lossSum = state.place().lossSum();
    finished.putAll(state.finished());
    history.addAll(state.history());
    return from(state.place().stage(), state.place().update());
  }

  private TrainedModel from(int firstStage, long firstUpdate) {
    var objectives = stages.stream().map(this::objective).toList();
    for (var s = 0; s < stages.size(); s++) {
      var updates = updates(s, objectives.get(s));
      inAll += updates;
      done += s < firstStage ? updates : 0;
    }
    done += firstUpdate;
    for (var s = firstStage; s < stages.size(); s++) {
      train(s, objectives.get(s), s == firstStage ? firstUpdate : 0);
    }
    return finish();
  }

  private Objective objective(Stage stage) {
    return task.model().objective(stage, prepared, options, trainer.engine());
  }

  private long updates(int stage, Objective objective) {
    return (long) stages.get(stage).epochs() * objective.updatesPerEpoch();
  }

  private void train(int stage, Objective objective, long firstUpdate) {
    var updates = updates(stage, objective);
    for (var update = firstUpdate; update < updates; update++) {
      stopIfInterrupted(stage, update);
      step(stage, objective, update);
      var ended = update + 1;
      if (ended % objective.updatesPerEpoch() == 0 && ended < updates) {
        endEpoch(stage, objective, ended);
        save(stage, ended);
        tellEpoch();
      }
    }
    if (updates > 0) {
      endStage(stage, objective, updates);
    }
  }

  private void step(int stage, Objective objective, long update) {
    var plan = stages.get(stage);
    var perEpoch = objective.updatesPerEpoch();
    var slope = objective.at(RealVector.of(parameters), update);
    var rate = plan.rate().at(update, updates(stage, objective), perEpoch);
    requireFinite(plan, update, slope.loss());
    adam.step(parameters, slope.gradient(), rate, plan.weightDecay());
    lossSum += slope.loss();
    done++;
    doneHere++;
    trainer
        .listener()
        .on(new TrainingEvent.Updated(plan.name(), done, inAll, slope.loss(), rate, remaining()));
  }

  /// The next stage begins where this one ends, with an optimiser at rest; the checkpoint of the
  /// last epoch of a stage is thus the one before the first update of the next.
  private void endStage(int stage, Objective objective, long updates) {
    endEpoch(stage, objective, updates);
    finished.put(stages.get(stage).name(), RealVector.of(parameters));
    adam = Adam.fresh(parameters.length);
    save(stage + 1, 0);
    tellEpoch();
  }

  private void endEpoch(int stage, Objective objective, long ended) {
    var perEpoch = objective.updatesPerEpoch();
    var epoch = Math.toIntExact(ended / perEpoch);
    history.add(new EpochLoss(stages.get(stage).name(), epoch, lossSum / perEpoch));
    lossSum = 0;
  }

  private void tellEpoch() {
    trainer.listener().on(new TrainingEvent.EpochEnded(history.getLast(), trainer.checkpoint()));
  }

  private void save(int stage, long update) {
    new Checkpoint(
            task.model().name(),
            options,
            data,
            new Checkpoint.Place(stage, update, lossSum),
            RealVector.of(parameters),
            adam.state(),
            finished,
            history)
        .write(trainer.checkpoint());
  }

  private void stopIfInterrupted(int stage, long update) {
    if (Thread.currentThread().isInterrupted()) {
      // A file channel refuses to write in an interrupted thread; the flag is set again below.
      Thread.interrupted();
      save(stage, update);
      Thread.currentThread().interrupt();
      throw new TrainingStoppedException(done, inAll, trainer.checkpoint());
    }
  }

  private TrainedModel finish() {
    var date = trainer.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    var origin = new TrainedModel.Origin(options, data, date, task.command(), history);
    var model = new TrainedModel(task.model(), finished, origin);
    model.write(trainer.trained());
    trainer.listener().on(new TrainingEvent.Finished(model, trainer.trained()));
    return model;
  }

  private Duration remaining() {
    var elapsed = Duration.between(begun, trainer.clock().instant());
    return elapsed.multipliedBy(inAll - done).dividedBy(Math.max(1, doneHere));
  }

  private static void requireFinite(Stage stage, long update, double loss) {
    if (!Double.isFinite(loss)) {
      throw new StoredStateException(
          "the loss is %s at update %d of stage %s; lower the learning rate, or take another seed"
              .formatted(loss, update, stage.name()));
    }
  }
}
