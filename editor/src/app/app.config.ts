import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideZonelessChangeDetection, type ApplicationConfig } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { bearerInterceptor } from './api/bearer.interceptor';
import { routes } from './app.routes';
import { PageTitleStrategy } from './ui/page-title.strategy';
import { provideCdkStyles } from './ui/provide-cdk-styles';

/** What the whole application shares. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideCdkStyles(),
    provideHttpClient(withInterceptors([bearerInterceptor])),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useClass: PageTitleStrategy },
  ],
};
