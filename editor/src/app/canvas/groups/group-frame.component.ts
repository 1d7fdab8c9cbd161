import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  viewChild,
  type OnInit,
  ViewEncapsulation,
} from '@angular/core';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { ProblemsStore } from '../../editing/problems.store';
import { RunStatus } from '../../executions/run-status';
import { IconComponent } from '../../ui/icon.component';
import { StatusBadgeComponent } from '../../ui/status-badge.component';
import { CardActions } from '../cards/card-actions';
import { NoteEditing } from '../notes/note-editing';
import { ItemElements } from '../scene/item-elements';
import { groupSummary } from './group-summary';

/** A group: a frame with a name around its members, or collapsed one card that says how they are. */
@Component({
  selector: 'app-group-frame',
  imports: [IconComponent, StatusBadgeComponent],
  templateUrl: './group-frame.component.html',
  host: {
    class: 'group',
    role: 'group',
    '[attr.aria-roledescription]': 'roleText',
    '[attr.aria-label]': 'label()',
    '[class.is-collapsed]': 'group()?.isCollapsed',
    '[attr.data-group-id]': 'groupId()',
  },
  styleUrl: '../../../styles/canvas-notes.css',
  encapsulation: ViewEncapsulation.None,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupFrameComponent implements OnInit {
  protected readonly roleText = $localize`group of nodes`;
  readonly groupId = input.required<string>();
  private readonly draft = inject(DraftStore);
  private readonly runs = inject(RunStatus);
  private readonly problems = inject(ProblemsStore);
  private readonly types = inject(NodeTypesStore);
  private readonly elements = inject(ItemElements);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly destroyed = inject(DestroyRef);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly editing = inject(NoteEditing);
  protected readonly actions = inject(CardActions);

  protected readonly group = computed(() => this.draft.document().groups.byId.get(this.groupId()));
  protected readonly name = computed(() => this.group()?.name || $localize`Group`);
  protected readonly toggleLabel = computed(() =>
    this.group()?.isCollapsed
      ? $localize`Open ${this.name()}:NAME:`
      : $localize`Collapse ${this.name()}:NAME:`,
  );
  protected readonly isNaming = computed(() => this.editing.groupId() === this.groupId());
  protected readonly summary = computed(() => {
    const [steps, problems] = [this.runs.byNode(), this.problems.byNode()];
    return groupSummary(this.draft.document(), this.groupId(), ({ id, type, disabled }) => ({
      step: steps.get(id),
      isInstalled: this.types.isInstalled(type),
      isDisabled: disabled,
      hasProblems: problems.has(id),
    }));
  });
  protected readonly label = computed(
    () =>
      `${this.name()}, ${this.group()?.isCollapsed ? $localize`collapsed` + ', ' : ''}${this.summary().text}`,
  );

  constructor() {
    effect(() => {
      const field = this.field()?.nativeElement;
      field?.focus({ preventScroll: true });
      field?.select();
    });
  }

  ngOnInit(): void {
    this.destroyed.onDestroy(this.elements.add({ list: 'groups', id: this.groupId() }, this.element));
  }

  protected key(event: KeyboardEvent, name: string): void {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Enter') this.editing.nameGroup(this.groupId(), name);
    if (event.key === 'Escape') this.editing.nameGroup(this.groupId(), null);
  }
}
