import type { Provider } from '@angular/core';
import { CONTROLS } from '../form/field-handle';
import { ModelControlComponent } from '../keys/model-control.component';
import { SecretControlComponent } from '../keys/secret-control.component';
import { ChecksControlComponent } from './checks-control.component';
import { CodeControlComponent } from './code-control.component';
import { JsonControlComponent } from './json-control.component';
import { KeyValueControlComponent } from './key-value-control.component';
import { ListControlComponent } from './list-control.component';
import { NodeControlComponent } from './node-control.component';
import { NumberControlComponent } from './number-control.component';
import { ObjectControlComponent } from './object-control.component';
import { SelectControlComponent } from './select-control.component';
import { TemplateControlComponent } from './template-control.component';
import { TextControlComponent } from './text-control.component';
import { ToggleControlComponent } from './toggle-control.component';
import { UnionControlComponent } from './union-control.component';

/** All controls, by the kind of field that they are for. */
export function provideControls(): Provider {
  return {
    provide: CONTROLS,
    useValue: {
      text: TextControlComponent,
      textarea: TextControlComponent,
      number: NumberControlComponent,
      toggle: ToggleControlComponent,
      select: SelectControlComponent,
      checks: ChecksControlComponent,
      code: CodeControlComponent,
      json: JsonControlComponent,
      'key-value': KeyValueControlComponent,
      list: ListControlComponent,
      object: ObjectControlComponent,
      union: UnionControlComponent,
      secret: SecretControlComponent,
      model: ModelControlComponent,
      node: NodeControlComponent,
      template: TemplateControlComponent,
    },
  };
}
