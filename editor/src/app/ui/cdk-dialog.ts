export { Dialog } from '@angular/cdk/dialog';
