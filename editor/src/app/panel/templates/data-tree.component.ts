import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
} from '@angular/core';
import { Announcer } from '../../editing/announcer';
import { IconComponent } from '../../ui/icon.component';
import { dataRows, parentIndex } from './data-rows';
import { TemplateScope } from './template-scope';
import { TemplateTargets } from './template-targets';

/**
 * What a node's templates can name, as a tree with the values of the execution that is shown. Enter, a press or a drag puts a
 * path into the template field that was used last. One tab stop; arrow keys walk.
 */
@Component({
  selector: 'app-data-tree',
  imports: [IconComponent],
  templateUrl: './data-tree.component.html',
  host: { class: 'data-tree' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataTreeComponent {
  private readonly scope = inject(TemplateScope);
  private readonly targets = inject(TemplateTargets);
  private readonly announcer = inject(Announcer);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly isOpen = signal(false);
  private readonly toggled = signal<ReadonlySet<string>>(new Set(['input']));
  protected readonly rows = computed(() => dataRows(this.scope.data(), this.toggled()));
  private readonly focused = signal(0);
  protected readonly tabStop = computed(() => Math.min(this.focused(), this.rows().length - 1));
  protected readonly hasTarget = computed(() => this.targets.last() !== null);

  protected insert(index: number): void {
    const row = this.rows()[index];
    if (!row) return;
    this.focused.set(index);
    const target = this.targets.last();
    if (!target) return this.announcer.say($localize`Focus a field that takes templates first.`);
    target.insertPath(row.path);
    this.announcer.say($localize`Inserted ${row.path}:PATH:`);
  }

  protected toggle(event: Event, index: number): void {
    event.stopPropagation();
    this.setOpen(index, !this.rows()[index]?.isExpanded);
  }

  protected drag(event: DragEvent, path: string): void {
    event.dataTransfer?.setData('text/plain', `{{ ${path} }}`);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
  }

  protected key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [rows, index] = [this.rows(), this.tabStop()];
    const row = rows[index];
    if (!row) return;
    switch (event.key) {
      case 'ArrowDown':
        this.focused.set(Math.min(index + 1, rows.length - 1));
        break;
      case 'ArrowUp':
        this.focused.set(Math.max(index - 1, 0));
        break;
      case 'Home':
        this.focused.set(0);
        break;
      case 'End':
        this.focused.set(rows.length - 1);
        break;
      case 'ArrowRight':
        if (row.isExpandable && !row.isExpanded) this.setOpen(index, true);
        else if (row.isExpandable) this.focused.set(index + 1);
        break;
      case 'ArrowLeft':
        if (row.isExpanded) this.setOpen(index, false);
        else this.focused.set(parentIndex(rows, index));
        break;
      case 'Enter':
      case ' ':
        event.preventDefault();
        event.stopPropagation();
        return this.insert(index);
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
    afterNextRender(
      () => this.element.nativeElement.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus(),
      { injector: this.injector },
    );
  }

  private setOpen(index: number, isOpen: boolean): void {
    const row = this.rows()[index];
    if (!row?.isExpandable || row.isExpanded === isOpen) return;
    this.focused.set(index);
    const toggled = new Set(this.toggled());
    if (isOpen) toggled.add(row.path);
    else toggled.delete(row.path);
    this.toggled.set(toggled);
  }
}
