import { iconPath } from '../../ui/icon-paths';
import { CardToolbarComponent } from './card-toolbar.component';

it('brings the icons of its tools, which no page has yet', () => {
  expect(CardToolbarComponent).toBeDefined();
  expect(iconPath('circle-slash')).not.toBe(iconPath('box'));
});
