import fc from 'fast-check';

/** Expressions of the whole dialect, six fields, as a person could have written them. */
export function arbitraryCron(): fc.Arbitrary<string> {
  return fc
    .tuple(
      listOf(range(0, 59)),
      listOf(range(0, 59)),
      listOf(range(0, 23)),
      dayField(),
      fc.oneof({ weight: 3, arbitrary: fc.constant('*') }, listOf(range(1, 12)), monthName()),
      weekdayField(),
    )
    .map((fields) => fields.join(' '));
}

/** Expressions with times of day and no `*` in them. */
export function arbitraryFixedCron(): fc.Arbitrary<string> {
  const numbers = (max: number) =>
    fc.uniqueArray(fc.nat(max), { minLength: 1, maxLength: 4 }).map((list) => list.join(','));
  return fc
    .tuple(numbers(59), numbers(4), dayField(), weekdayField())
    .map(([minute, hour, day, weekday]) => `${minute} ${hour} ${day} * ${weekday}`);
}

const upTo = (min: number, max: number) => fc.integer({ min, max });

function range(min: number, max: number): fc.Arbitrary<string> {
  const ends = fc
    .tuple(upTo(min, max), upTo(min, max))
    .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const step = upTo(1, Math.min(7, max - min + 1));
  return fc.oneof(
    fc.constant('*'),
    upTo(min, max).map(String),
    ends,
    step.map((every) => `*/${every}`),
    fc.tuple(ends, step).map(([both, every]) => `${both}/${every}`),
    fc.tuple(upTo(min, max), step).map(([first, every]) => `${first}/${every}`),
  );
}

function listOf(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
}

function monthName(): fc.Arbitrary<string> {
  return fc.constantFrom('JAN', 'feb', 'March', 'APR-SEP', 'oct-DEC/2', 'Jan,Jul');
}

function dayField(): fc.Arbitrary<string> {
  const day = fc.oneof(
    range(1, 31),
    fc.constant('L'),
    upTo(1, 31).map((each) => `${each}W`),
  );
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('*', '?') }, listOf(day), fc.constant('LW'));
}

function weekdayField(): fc.Arbitrary<string> {
  const weekday = fc.oneof(
    range(0, 7),
    fc.constantFrom('MON-FRI', 'sat-SUN', 'Sunday', 'tue', 'FRIL', 'SUN#1'),
    upTo(0, 7).map((each) => `${each}L`),
    fc.tuple(upTo(0, 7), upTo(1, 5)).map(([each, nth]) => `${each}#${nth}`),
  );
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom('*', '?') }, listOf(weekday));
}
