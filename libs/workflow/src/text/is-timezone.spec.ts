import { canonicalTimezone } from './is-timezone';

describe('the name of a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['eUROPE/bERLIN', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['Mars/Base', undefined],
    ['+01:00', undefined],
    ['', undefined],
    // The sign of Kelvin: small it is a "k", but no runtime takes it for one.
    ['Europe/\u212aiev', undefined],
  ])('%j is %j', (name, zone) => {
    expect(canonicalTimezone('Europe/Kiev')).toBeDefined();
    expect(canonicalTimezone(name)).toBe(zone);
  });
});
