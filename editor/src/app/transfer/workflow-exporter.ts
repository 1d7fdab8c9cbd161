import { inject, Injectable, Injector } from '@angular/core';
import { plainDocument } from '@rex/canvas';
import { kindLine } from '../canvas/cards/kind-line';
import { portLabel } from '../canvas/cards/port-label';
import { DraftStore } from '../editing/draft.store';
import { NodeTypesStore } from '../editing/node-types.store';
import { DraftSaver } from '../saving/draft-saver';
import { WorkflowDraftStore } from '../saving/workflow-draft.store';
import { iconPath } from '../ui/icon-paths';
import { ToastStore } from '../ui/toasts/toast.store';
import { drawPicture, type Picture } from './draw-picture';
import { exportWorkflows } from './export-workflows';
import { fileName } from './file-name';
import { readPictureColours } from './picture-colours';
import { toPng } from './picture-file';
import { saveFile } from './save-file';

/** Gives the workflow that is open as a file. Made where the editor's own things can be injected. */
@Injectable()
export class WorkflowExporter {
  private readonly injector = inject(Injector);
  private readonly draft = inject(DraftStore);
  private readonly workflow = inject(WorkflowDraftStore);
  private readonly saver = inject(DraftSaver);
  private readonly types = inject(NodeTypesStore);
  private readonly toasts = inject(ToastStore);

  /** The file that an import takes. What is not saved yet is saved first: the server writes it, without secrets. */
  async json(): Promise<void> {
    if (!(await this.saver.flush())) return;
    await exportWorkflows(this.injector, [{ id: this.workflow.id(), name: this.workflow.meta().name }]);
  }

  /** The whole canvas as a drawing. */
  svg(): void {
    const { svg } = this.picture();
    saveFile(fileName(this.name, '.svg'), svg, 'image/svg+xml');
  }

  /** The whole canvas as pixels. */
  async png(): Promise<void> {
    try {
      saveFile(fileName(this.name, '.png'), await toPng(this.picture()), 'image/png');
    } catch {
      const text = $localize`The picture could not be made. Export it as SVG instead.`;
      this.toasts.show({ kind: 'bad', text });
    }
  }

  private get name(): string {
    return this.workflow.meta().name;
  }

  private picture(): Picture {
    const { types } = this;
    return drawPicture(
      plainDocument(this.draft.document()),
      {
        portsOf: types.portsOf,
        kindOf: (node) => kindLine(node, types.get(node.type)),
        iconOf: (node) => iconPath(types.get(node.type)?.icon ?? 'box'),
        isTrigger: (node) => types.get(node.type)?.category === 'trigger',
        portLabel: (node, port) => portLabel(types.get(node.type), 'outputs', port),
      },
      readPictureColours(),
    );
  }
}
