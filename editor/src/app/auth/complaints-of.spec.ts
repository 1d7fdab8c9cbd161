import { ApiError } from '../api/api-error';
import { complaintsOf } from './complaints-of';

describe('complaintsOf', () => {
  it('leads complaints of the server to the fields they are about', () => {
    const error = new ApiError('Bad request', 400, 'validation', [
      { path: '/password', message: 'Too common.' },
      { path: 'captcha', message: 'Unknown.' },
    ]);
    expect(complaintsOf(error)).toEqual({
      fields: [{ field: 'password', message: 'Too common.' }],
      form: null,
    });
  });

  it('says that an e-mail is taken at the e-mail field', () => {
    expect(complaintsOf(new ApiError('Conflict', 409, 'email-taken')).fields[0]?.field).toBe('email');
  });

  it('shows everything else for the form as a whole', () => {
    expect(complaintsOf(new ApiError('The server cannot be reached.', 0, 'unreachable'))).toEqual({
      fields: [],
      form: 'The server cannot be reached.',
    });
  });
});
