/** Before every id (the nil uuid of RFC 9562). */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** After every id (the max uuid of RFC 9562). */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
