import { followDrag } from './follow-drag';

describe('followDrag', () => {
  let button: HTMLButtonElement;
  let told: string[];
  let clicks: number;

  beforeEach(() => {
    button = document.createElement('button');
    // The DOM of the tests has no pointers: mouse events play their part.
    button.setPointerCapture = () => undefined;
    document.body.append(button);
    told = [];
    clicks = 0;
    button.addEventListener('click', () => (clicks += 1));
    button.addEventListener('pointerdown', (event) =>
      followDrag(event as PointerEvent, {
        started: () => told.push('started'),
        moved: ({ clientX, clientY }) => told.push(`moved ${clientX} ${clientY}`),
        ended: (at) => told.push(at ? `ended ${at.clientX} ${at.clientY}` : 'called off'),
      }),
    );
  });

  afterEach(() => button.remove());

  const point = (type: string, clientX: number, clientY: number, pointerId = 1): void => {
    const event = new MouseEvent(type, { clientX, clientY, bubbles: true });
    button.dispatchEvent(Object.assign(event, { pointerId }));
  };
  const release = (clientX: number, clientY: number): void => {
    point('pointerup', clientX, clientY);
    button.click();
  };
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true });
    document.body.dispatchEvent(event);
    return event;
  };

  it('leaves a press that hardly moves a click', () => {
    point('pointerdown', 10, 10);
    point('pointermove', 12, 12);
    release(12, 12);
    expect(told).toEqual([]);
    expect(clicks).toBe(1);
  });

  it('tells of the drag from its start to its end, and swallows the click behind it, but no later one', async () => {
    point('pointerdown', 10, 10);
    point('pointermove', 14, 10);
    point('pointermove', 300, 200);
    release(300, 201);
    expect(told).toEqual(['started', 'moved 14 10', 'moved 300 200', 'ended 300 201']);
    expect(clicks).toBe(0);
    await new Promise((resolve) => setTimeout(resolve));
    point('pointermove', 400, 200);
    button.click();
    expect(told).toHaveLength(4);
    expect(clicks).toBe(1);
  });

  it('is called off by Escape, once, and the release behind it is nothing', () => {
    point('pointerdown', 10, 10);
    point('pointermove', 300, 200);
    expect(press('Escape').defaultPrevented).toBe(true);
    point('pointermove', 310, 200);
    release(310, 200);
    expect(told).toEqual(['started', 'moved 300 200', 'called off']);
    expect(clicks).toBe(0);
  });

  it('leaves Escape to others before it is a drag', () => {
    point('pointerdown', 10, 10);
    expect(press('Escape').defaultPrevented).toBe(false);
    release(10, 10);
    expect(press('Escape').defaultPrevented).toBe(false);
  });

  it('is called off when the browser takes the pointer away', () => {
    point('pointerdown', 10, 10);
    point('pointermove', 300, 200);
    point('pointercancel', 300, 200);
    expect(told.at(-1)).toBe('called off');
  });

  it('does not mind a second pointer', () => {
    point('pointerdown', 10, 10);
    point('pointermove', 300, 200, 2);
    point('pointerup', 300, 200, 2);
    expect(told).toEqual([]);
    point('pointermove', 20, 10);
    expect(told).toEqual(['started', 'moved 20 10']);
  });
});
