import { inject, Injector } from '@angular/core';
import type { EditorCommand } from '../commands/command';
import { EditingParts } from '../editing/editing-parts';
import type { WorkflowExporter } from './workflow-exporter';

/** The commands that give the open workflow as a file. What they need is fetched with the first. Call it where things can be injected. */
export function exportCommands(): EditorCommand[] {
  const parent = inject(Injector);
  const parts = inject(EditingParts);
  let made: WorkflowExporter | undefined;
  const exporter = () =>
    import('./workflow-exporter').then(
      (file) =>
        (made ??= Injector.create({ parent, providers: [file.WorkflowExporter] }).get(file.WorkflowExporter)),
    );
  const give = (how: (exporter: WorkflowExporter) => void): void =>
    void exporter().then(how, () => parts.tellMissing());
  return [
    {
      id: 'export-json',
      label: $localize`Export as JSON`,
      group: 'Workflow',
      icon: 'download',
      run: () => give((each) => each.json()),
    },
    {
      id: 'export-svg',
      label: $localize`Export the canvas as SVG`,
      group: 'Workflow',
      icon: 'download',
      run: () => give((each) => void each.svg()),
    },
    {
      id: 'export-png',
      label: $localize`Export the canvas as PNG`,
      group: 'Workflow',
      icon: 'download',
      run: () => give((each) => void each.png()),
    },
  ];
}
