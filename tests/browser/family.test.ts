/** Names that come while the meeting runs: added by keyboard, and everybody asked about them without being shut out. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { holds, paste } from './editing.ts';
import { reason, threeAtWork } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import type { RealMeeting } from './realMeeting.ts';

describeWithChromium('the family is named in the room', () => {
  let real: RealMeeting;
  let chair: Person;
  let police: Person;
  let health: Person;

  beforeAll(async () => {
    ({ real, chair, police, health } = await threeAtWork());
  });
  afterAll(() => real.close());

  const question = ({ page }: Person) => page.getByRole('region', { name: 'Added to the meeting' });

  it('[UI-121] a name is added by keyboard, and what is missing is said beside its field', async () => {
    const { page } = chair;
    await page.getByText('Add a parent or adult', { exact: true }).focus();
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Add a parent or adult' });
    await form.getByLabel('Relationship').focus();
    await page.keyboard.type('aunt');
    await page.keyboard.press('Enter');
    await form.getByText('Enter the name.').waitFor();
    await page.keyboard.type('Mo Farr'); // the focus is where the name is missing
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Children and household' })
      .getByRole('listitem')
      .filter({ hasText: 'Mo Farr aunt' })
      .waitFor();
    expect(await form.getByLabel('Name').inputValue()).toBe('');
    expect(await findings(page, 'family-added')).toEqual([]);
  });

  it('[UI-121] everybody is asked about the new name in a line, goes on writing meanwhile, and is asked once', async () => {
    await question(police).getByText('Mo Farr').waitFor();
    await paste(reason(police.page), { 'text/plain': 'Written while asked.' });
    await holds(chair.page, reason(chair.page), 'Written while asked.');
    expect(await findings(police.page, 'family-asked')).toEqual([]);
    await question(police).getByRole('button', { name: 'No, I do not' }).click();
    await question(police).waitFor({ state: 'detached' });
    await police.page.reload();
    await reason(police.page).waitFor();
    expect(await question(police).count()).toBe(0);
  });

  it('[UI-121] [WHO-10] whoever does know them says so to the chair alone, and is shown out', async () => {
    await question(health).getByRole('button', { name: 'Yes, I have a connection' }).click();
    await question(health).getByRole('textbox').fill('My neighbour.');
    await question(health).getByRole('button', { name: 'Tell the chair' }).click();
    await health.page.getByText(/^You have told the chair about a connection/).waitFor();
    expect(await reason(health.page).count()).toBe(0);
  });
});
