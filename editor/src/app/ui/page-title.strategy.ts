import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** Titles the document `name - REX`. Pages that learn their name later call `show` themselves. */
@Injectable({ providedIn: 'root' })
export class PageTitleStrategy extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.show(this.buildTitle(state));
  }

  show(name: string | undefined): void {
    this.title.setTitle(name === undefined ? 'REX' : `${name} - REX`);
  }
}
