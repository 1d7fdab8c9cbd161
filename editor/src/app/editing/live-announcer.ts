export { LiveAnnouncer } from '@angular/cdk/a11y';
