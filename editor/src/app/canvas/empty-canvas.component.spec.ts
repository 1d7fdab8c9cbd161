import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { CommandRegistry } from '../commands/command-registry';
import { NodeTypesStore } from '../editing/node-types.store';
import { CanvasView } from './canvas-view';
import { EmptyCanvasComponent } from './empty-canvas.component';
import { NodeAdder } from './gestures/node-adder';
import { SceneStore } from './scene/scene-store';

describe('the empty canvas', () => {
  const list = signal<object[]>([]);
  let fixture: ComponentFixture<EmptyCanvasComponent>;
  let did: string[];
  const choice = (): HTMLElement | null =>
    (fixture.nativeElement as HTMLElement).querySelector('.empty-canvas-choice');
  const show = (): void => {
    fixture = TestBed.createComponent(EmptyCanvasComponent);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
  };

  beforeEach(() => {
    did = [];
    const isEmpty = signal(true);
    const addAt = (type: string): void => {
      did.push(type);
      isEmpty.set(false);
    };
    list.set([{ type: 'manual-trigger', category: 'trigger', icon: 'x', label: 'By hand' }]);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: NodeTypesStore, useValue: { list } },
        { provide: NodeAdder, useValue: { addAt } },
        { provide: SceneStore, useValue: { isEmpty } },
        { provide: CanvasView, useValue: { controls: () => null } },
        { provide: CommandRegistry, useValue: { run: (id: string) => did.push(id) } },
      ],
    });
  });
  afterEach(() => document.body.replaceChildren());

  it('has the keyboard focus, also when the node types come later', () => {
    const types = list();
    list.set([]);
    show();
    list.set(types);
    fixture.detectChanges();
    expect(document.activeElement).toBe(choice());
  });

  it('leaves the focus where somebody works', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    show();
    expect(document.activeElement).toBe(field);
  });

  it('adds one trigger, however often it is pressed', () => {
    show();
    choice()?.click();
    choice()?.click();
    expect(did).toEqual(['manual-trigger']);
  });

  it('pastes a workflow', () => {
    show();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.empty-canvas-hint button')?.click();
    expect(did).toEqual(['paste']);
  });
});
