import {
  ErrorHandler,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { routes } from './app.routes';
import { FailureHandler } from './shell/failure-handler';
import { joinedParameters } from './shell/joined-parameters';
import { provideAdoptedStyles } from './ui/adopted-styles-host';
import { provideKeptFocus } from './ui/kept-focus';
import { PageTitleStrategy } from './ui/page-title.strategy';

/** What the whole application shares. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: FailureHandler },
    provideAdoptedStyles(),
    provideRouter(routes, withComponentInputBinding()),
    joinedParameters,
    provideKeptFocus(),
    { provide: TitleStrategy, useClass: PageTitleStrategy },
  ],
};
