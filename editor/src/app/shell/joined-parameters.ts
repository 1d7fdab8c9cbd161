import { DefaultUrlSerializer, UrlSerializer, type UrlTree } from '@angular/router';

/** A parameter that an address has twice counts as a list with commas, as REX writes lists itself: pages see texts only. */
export class JoinedParametersSerializer extends DefaultUrlSerializer {
  override parse(url: string): UrlTree {
    const tree = super.parse(url);
    const entries = Object.entries(tree.queryParams as Record<string, string | string[]>);
    tree.queryParams = Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
    return tree;
  }
}

export const joinedParameters = { provide: UrlSerializer, useClass: JoinedParametersSerializer };
