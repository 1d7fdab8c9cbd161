import { _CdkPrivateStyleLoader } from '@angular/cdk/private';
import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';

/**
 * Keeps the CDK from adding style elements, which the content security policy refuses. The styles themselves are part of styles.css.
 * Of the CDK, that leaves out what has styles in components: its dialog container and its virtual scroll.
 */
export function provideCdkStyles(): EnvironmentProviders {
  return makeEnvironmentProviders([
    { provide: _CdkPrivateStyleLoader, useValue: { load: (): void => undefined } },
  ]);
}
