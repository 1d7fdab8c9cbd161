import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  type OnInit,
} from '@angular/core';
import { isSameValue, portOffsetY } from '@rex/canvas';
import { DraftStore } from '../../editing/draft.store';
import { NodeTypesStore } from '../../editing/node-types.store';
import { ProblemsStore } from '../../editing/problems.store';
import { RunStatus } from '../../executions/run-status';
import { IconComponent } from '../../ui/icon.component';
import { StatusBadgeComponent } from '../../ui/status-badge.component';
import { ItemElements } from '../scene/item-elements';
import { SceneStore } from '../scene/scene-store';
import { CardActions } from './card-actions';
import { badgeOf } from './card-badge';
import { kindLine } from './kind-line';
import { nodeLabel } from './node-label';
import { parentsOf, usedOutputs } from './edges-of-node';
import { portLabel } from './port-label';
import { RunClock } from './run-clock';
import { failureOf, runFigures } from './run-figures';
import { TitleEditorComponent } from './title-editor.component';

/** A node's card: what it is, and what it did in the execution shown. Its place and its selection are written by ItemElements. */
@Component({
  selector: 'app-node-card',
  imports: [IconComponent, StatusBadgeComponent, TitleEditorComponent],
  templateUrl: './node-card.component.html',
  host: {
    class: 'node',
    role: 'group',
    '[attr.aria-roledescription]': 'roleText',
    '[attr.aria-label]': 'label()',
    '[attr.data-node-id]': 'nodeId()',
    '[class.is-trigger]': 'isTrigger()',
    '[class.is-disabled]': 'node()?.disabled',
    '[class.is-failed]': "step()?.status === 'failed'",
    '[class.is-skipped]': "step()?.status === 'skipped'",
    '[class.is-running]': "step()?.status === 'running'",
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NodeCardComponent implements OnInit {
  protected readonly roleText = $localize`node`;
  readonly nodeId = input.required<string>();

  private readonly draft = inject(DraftStore);
  private readonly types = inject(NodeTypesStore);
  private readonly runs = inject(RunStatus);
  private readonly problems = inject(ProblemsStore);
  private readonly clock = inject(RunClock);
  private readonly store = inject(SceneStore);
  private readonly elements = inject(ItemElements);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly destroyed = inject(DestroyRef);
  protected readonly actions = inject(CardActions);

  protected readonly node = computed(() => this.draft.node(this.nodeId())());
  protected readonly step = computed(() => this.runs.step(this.nodeId())());
  protected readonly name = computed(() => this.node()?.name || this.nodeId());
  private readonly type = computed(() => this.types.get(this.node()?.type ?? ''));
  protected readonly icon = computed(() => this.type()?.icon ?? 'box');
  protected readonly isTrigger = computed(
    () => this.type()?.category === 'trigger' || this.node()?.type.endsWith('-trigger') === true,
  );
  protected readonly kindLine = computed(() => {
    const node = this.node();
    return node ? kindLine(node, this.type()) : '';
  });
  private readonly ports = computed(() => {
    const node = this.node();
    return node ? this.types.portsOf(node) : { inputs: [], outputs: [] };
  });
  protected readonly inputs = computed(() => {
    const { inputs } = this.ports();
    return inputs.map((name, n) => ({ name, y: portOffsetY(n, inputs.length) }));
  });
  private readonly used = computed(() => usedOutputs(this.store.edges(), this.nodeId()));
  protected readonly outputs = computed(() => {
    const { outputs } = this.ports();
    const used = this.used();
    return outputs.map((name, n) => ({
      name,
      label: portLabel(this.type(), 'outputs', name),
      y: portOffsetY(n, outputs.length),
      isOpen: !used.has(name),
    }));
  });
  protected readonly hasBranches = computed(() => this.outputs().length > 1);
  private readonly isInstalled = computed(() => this.types.isInstalled(this.node()?.type ?? ''));
  private readonly complaints = computed(() => this.problems.byNode().get(this.nodeId()) ?? []);
  protected readonly badge = computed(() =>
    badgeOf({
      step: this.step(),
      isInstalled: this.isInstalled(),
      isDisabled: this.node()?.disabled === true,
      hasProblems: this.complaints().length > 0,
    }),
  );
  protected readonly badgeText = computed(() =>
    this.badge() === 'problem'
      ? this.complaints()
          .map(({ message }) => message)
          .join(' ')
      : undefined,
  );
  private readonly clockMs = computed(() => (this.step()?.status === 'running' ? this.clock.nowMs() : 0));
  protected readonly figures = computed(() => runFigures(this.step(), this.clockMs()), {
    equal: isSameValue,
  });
  protected readonly failure = computed(() => failureOf(this.step()));
  protected readonly isRenaming = computed(() => this.actions.renamingId() === this.nodeId());
  protected readonly label = computed(() => {
    const parents = parentsOf(this.store.edges(), this.nodeId());
    const facts = {
      name: this.name(),
      kind: this.type()?.label ?? this.node()?.type ?? '',
      isInstalled: this.isInstalled(),
      isDisabled: this.node()?.disabled === true,
      problemCount: this.complaints().length,
      parentNames: parents.map((id) => this.draft.node(id)()?.name || id),
      outputs: this.outputs().map(({ label }) => label),
    };
    return nodeLabel(facts, this.step());
  });

  ngOnInit(): void {
    this.destroyed.onDestroy(this.elements.add({ list: 'nodes', id: this.nodeId() }, this.element));
  }
}
