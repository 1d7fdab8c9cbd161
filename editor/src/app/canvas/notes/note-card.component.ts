import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
  type OnInit,
  ViewEncapsulation,
} from '@angular/core';
import { DraftStore } from '../../editing/draft.store';
import { CardActions } from '../cards/card-actions';
import { ItemElements } from '../scene/item-elements';
import { noteBlocks } from './note-blocks';
import { NoteEditing } from './note-editing';

/** A sticky note: its text, or the field to write it. */
@Component({
  selector: 'app-note-card',
  templateUrl: './note-card.component.html',
  host: {
    role: 'group',
    '[attr.aria-roledescription]': 'roleText',
    '[attr.aria-label]': 'label()',
    '[class]': "'note is-tint-' + (note()?.tint ?? 1)",
    '[attr.data-note-id]': 'noteId()',
  },
  styleUrl: '../../../styles/canvas-notes.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteCardComponent implements OnInit {
  protected readonly roleText = $localize`note`;
  readonly noteId = input.required<string>();
  private readonly draft = inject(DraftStore);
  private readonly elements = inject(ItemElements);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly destroyed = inject(DestroyRef);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly editing = inject(NoteEditing);
  protected readonly actions = inject(CardActions);

  protected readonly note = computed(() => this.draft.document().notes.byId.get(this.noteId()));
  protected readonly isEditing = computed(() => this.editing.noteId() === this.noteId());
  protected readonly blocks = computed(() => noteBlocks(this.note()?.text ?? ''));
  protected readonly label = computed(() => {
    const text = (this.note()?.text ?? '').replace(/\s+/g, ' ').trim();
    return text === '' ? $localize`Empty note` : $localize`Note: ${text.slice(0, 120)}:TEXT:`;
  });

  constructor() {
    effect(() => {
      const field = this.field()?.nativeElement;
      if (!field) return;
      untracked(() => {
        field.value = this.note()?.text ?? '';
        field.focus({ preventScroll: true });
        field.setSelectionRange(field.value.length, field.value.length);
      });
    });
  }

  ngOnInit(): void {
    this.destroyed.onDestroy(this.elements.add({ list: 'notes', id: this.noteId() }, this.element));
  }

  protected key(event: KeyboardEvent): void {
    event.stopPropagation();
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (isDone) this.editing.end('refocus');
  }
}
