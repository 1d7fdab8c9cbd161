import { TestBed } from '@angular/core/testing';
import { Announcer } from '../editing/announcer';
import { ToastStore } from '../ui/toasts/toast.store';
import { FieldInsertion } from './field-insertion';
import { InspectorView } from './inspector-view';

describe('a path that is inserted into a field', () => {
  let insertion: FieldInsertion;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [FieldInsertion, InspectorView, { provide: Announcer, useValue: { say: () => undefined } }],
    });
    insertion = TestBed.inject(FieldInsertion);
  });
  afterEach(() => jest.useRealTimers());

  it('goes to the caret of the field that was used last, and to it alone', () => {
    const place = { fieldId: 'b', start: 1, end: 2 };
    insertion.note(place);
    insertion.insert('input.x');
    expect(TestBed.inject(InspectorView).chosen().tab).toBe('settings');
    expect(insertion.take('a')).toBeNull();
    expect(insertion.take('b')).toEqual({ path: 'input.x', place });
    expect(insertion.take('b')).toBeNull();
  });

  it('goes into the first field when none was used', () => {
    insertion.insert('input.x');
    expect(insertion.take('a')).toEqual({ path: 'input.x', place: null });
    expect(insertion.take('b')).toBeNull();
  });

  it('says so where there is no field for it', () => {
    insertion.insert('input.x');
    jest.advanceTimersByTime(5_000);
    expect(TestBed.inject(ToastStore).toasts()[0]?.text).toBe('No field of these settings takes templates.');
    expect(insertion.take('a')).toBeNull();
  });
});
