import { inject, Injector } from '@angular/core';
import type { EditorCommand } from '../commands/command';
import type { WorkflowExporter } from './workflow-exporter';

/** The commands that give the open workflow as a file. What they need is fetched with the first. Call it where things can be injected. */
export function exportCommands(): EditorCommand[] {
  const parent = inject(Injector);
  let made: Promise<WorkflowExporter> | undefined;
  const exporter = () =>
    (made ??= import('./workflow-exporter').then((file) =>
      Injector.create({ parent, providers: [file.WorkflowExporter] }).get(file.WorkflowExporter),
    ));
  return [
    {
      id: 'export-json',
      label: $localize`Export as JSON`,
      group: 'Workflow',
      icon: 'download',
      run: () => void exporter().then((each) => each.json()),
    },
    {
      id: 'export-svg',
      label: $localize`Export the canvas as SVG`,
      group: 'Workflow',
      icon: 'download',
      run: () => void exporter().then((each) => each.svg()),
    },
    {
      id: 'export-png',
      label: $localize`Export the canvas as PNG`,
      group: 'Workflow',
      icon: 'download',
      run: () => void exporter().then((each) => each.png()),
    },
  ];
}
