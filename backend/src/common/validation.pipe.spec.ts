import 'reflect-metadata';
import { PartialType } from '@nestjs/swagger';
import { IsArray, IsObject, IsString } from 'class-validator';
import { MayBeLeftOut } from './may-be-left-out';
import { TakenAsIs } from './taken-as-is';
import { createValidationPipe } from './validation.pipe';

class Request {
  @IsString()
  name!: string;

  @IsArray()
  @TakenAsIs()
  items!: unknown[];

  @IsObject()
  @TakenAsIs()
  @MayBeLeftOut()
  more?: object;
}

class Change extends PartialType(Request) {}

const read = (body: unknown, metatype: typeof Request | typeof Change = Request) =>
  createValidationPipe().transform(body, { type: 'body', metatype }) as Promise<Request>;

describe('createValidationPipe', () => {
  it('gives what is taken as it is, without looking at its parts', async () => {
    const items = Array.from({ length: 200_000 }, () => ({}));
    const body = { name: 'a', items, more: { a: [1] } };
    for (const dto of [Request, Change]) {
      const checked = await read(body, dto);
      expect(checked).toBeInstanceOf(dto);
      expect(checked.items).toBe(items);
      expect(checked.more).toBe(body.more);
    }
  });

  it('still asks for its kind, and for all else', async () => {
    const mistakes = (body: unknown) =>
      read(body).then(
        () => [],
        (error: { options: { errors: { path: string; code: string }[] } }) =>
          error.options.errors.map(({ path, code }) => `${path} ${code}`),
      );
    expect(await mistakes({ name: 'a', items: [] })).toEqual([]);
    expect(await mistakes({ name: 'a', items: {} })).toEqual(['/items property-invalid']);
    expect(await mistakes({ name: 'a', items: null, more: [] })).toEqual([
      ...['/items property-invalid', '/more property-invalid'],
    ]);
    expect(await mistakes({ name: 1, items: [], other: 1 })).toEqual([
      ...['/other property-unknown', '/name property-invalid'],
    ]);
  });

  it('names a hundred mistakes and no more', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`a${index}`, 1]));
    await expect(read({ name: 'a', items: [], ...unknown })).rejects.toMatchObject({
      options: { errors: { length: 100 } },
    });
  });
});
