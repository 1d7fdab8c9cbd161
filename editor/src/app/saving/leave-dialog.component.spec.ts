import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { LeaveDialogComponent, type LeaveDialogData } from './leave-dialog.component';

function textOf(data: LeaveDialogData): string {
  TestBed.configureTestingModule({
    providers: [
      { provide: DIALOG_DATA, useValue: data },
      { provide: DialogRef, useValue: {} },
    ],
  });
  const fixture = TestBed.createComponent(LeaveDialogComponent);
  fixture.detectChanges();
  return (fixture.nativeElement as HTMLElement).textContent ?? '';
}

describe('the question before unsaved changes are left', () => {
  it('promises that they are kept only where they are', () => {
    expect(textOf({ reason: 'No answer.', isKept: true })).toContain(
      'kept in this browser and offered again',
    );
    TestBed.resetTestingModule();
    expect(textOf({ reason: 'No answer.', isKept: false })).toContain('if you leave, they are lost');
  });
});
