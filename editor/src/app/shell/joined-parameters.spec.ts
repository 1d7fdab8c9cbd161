import { JoinedParametersSerializer } from './joined-parameters';

it('makes one text of a parameter that is there twice, and leaves the others as they are', () => {
  const serializer = new JoinedParametersSerializer();
  const { queryParams } = serializer.parse('/executions?status=failed&error=a%20b&status=running&from=');
  expect(queryParams).toEqual({ status: 'failed,running', error: 'a b', from: '' });
});
