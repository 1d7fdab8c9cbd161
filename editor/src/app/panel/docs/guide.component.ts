import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { readMarkdown } from './read-markdown';

/** A text in Markdown, drawn by its blocks. */
@Component({
  selector: 'app-guide',
  imports: [NgTemplateOutlet],
  template: `
    <ng-template #line let-pieces>
      @for (piece of pieces; track $index) {
        @switch (piece.kind) {
          @case ('strong') {
            <strong>{{ piece.text }}</strong>
          }
          @case ('em') {
            <em>{{ piece.text }}</em>
          }
          @case ('code') {
            <code>{{ piece.text }}</code>
          }
          @case ('link') {
            <a [href]="piece.href" target="_blank" rel="noopener noreferrer">{{ piece.text }}</a>
          }
          @default {
            {{ piece.text }}
          }
        }
      }
    </ng-template>
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('code') {
          <pre tabindex="0"><code>{{ block.text }}</code></pre>
        }
        @case ('list') {
          @if (block.ordered) {
            <ol>
              @for (row of block.rows; track $index) {
                <li><ng-container *ngTemplateOutlet="line; context: { $implicit: row[0] }" /></li>
              }
            </ol>
          } @else {
            <ul>
              @for (row of block.rows; track $index) {
                <li><ng-container *ngTemplateOutlet="line; context: { $implicit: row[0] }" /></li>
              }
            </ul>
          }
        }
        @case ('table') {
          <table>
            @for (row of block.rows; track $index; let isFirst = $first) {
              <tr>
                @for (cell of row; track $index) {
                  @if (isFirst) {
                    <th scope="col">
                      <ng-container *ngTemplateOutlet="line; context: { $implicit: cell }" />
                    </th>
                  } @else {
                    <td><ng-container *ngTemplateOutlet="line; context: { $implicit: cell }" /></td>
                  }
                }
              </tr>
            }
          </table>
        }
        @case ('heading') {
          <h4><ng-container *ngTemplateOutlet="line; context: { $implicit: block.rows[0]?.[0] }" /></h4>
        }
        @default {
          <p><ng-container *ngTemplateOutlet="line; context: { $implicit: block.rows[0]?.[0] }" /></p>
        }
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GuideComponent {
  readonly text = input.required<string>();
  protected readonly blocks = computed(() => readMarkdown(this.text()));
}
