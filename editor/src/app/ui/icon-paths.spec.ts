import { addIconPaths, iconPath } from './icon-paths';
import { WORKFLOW_ICON_PATHS } from './workflow-icon-paths';

describe('iconPath', () => {
  it('draws a box for an icon that is not shipped, and that has not come yet', () => {
    expect(iconPath('no-such-icon')).toBe(iconPath('box'));
    expect(iconPath('constructor')).toBe(iconPath('box'));
    expect(iconPath('undo-2')).toBe(iconPath('box'));
  });

  it('draws the icons of a page that has come', () => {
    addIconPaths(WORKFLOW_ICON_PATHS);
    expect(iconPath('undo-2')).toBe(WORKFLOW_ICON_PATHS['undo-2']);
    expect(iconPath('search')).not.toBe(iconPath('box'));
  });
});
