// Longest first, so that those who run the tests end at about the same time: what earlier runs took where that is known, else
// by kind, for nobody has run anything yet on a bare machine.
const Sequencer = require('@jest/test-sequencer').default;
const { statSync } = require('node:fs');

/** Kinds of tests, those that take longest first; within a kind, larger files. */
const KINDS = [
  /\.e2e\.ts$/,
  /\.fault-spec\.ts$/,
  /(backend|worker|embedded|sandbox)\/.*\.int-spec\.ts$/,
  /\.int-spec\.ts$/,
  /./,
];

module.exports = class Order extends Sequencer {
  sort(tests) {
    // Notes what is known of each.
    const sorted = super.sort([...tests]);
    if (sorted.some((test) => test.duration !== undefined)) return sorted;
    const keys = new Map(sorted.map((test) => [test, keyOf(test.path)]));
    return sorted.sort((a, b) => {
      const [one, other] = [keys.get(a), keys.get(b)];
      return one.kind - other.kind || other.bytes - one.bytes;
    });
  }
};

function keyOf(path) {
  return { kind: KINDS.findIndex((kind) => kind.test(path)), bytes: statSync(path).size };
}
