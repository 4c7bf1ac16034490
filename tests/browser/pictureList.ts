/** Every screen in every state that is worth a look: what to do in which page before its picture is taken. */
import type { Page } from 'playwright-core';
import type { House } from '../support/convenorHouse.ts';
import type { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { AGENDA_NOW, agendaDoneField } from '../../shared/rules/agenda.ts';
import { forYouWords } from '../../shared/words/en/forYou.ts';
import { typeCode } from './person.ts';

export interface Scene {
  server: FakeMeeting;
  chair: Page;
  police: Page;
  school: Page;
  /** Somebody who opens the meeting now. */
  late: () => Promise<Page>;
}

/** A convenor's pages, on a server of its own; taken in this order. */
export const CONVENORS_PICTURES: readonly { name: string; at: (page: Page, house: House) => Promise<unknown> }[] = [
  { name: 'convenor-sign-in', at: (page, { link }) => page.goto(link) },
  {
    name: 'home-empty',
    at: async (page, { code }) => {
      await typeCode(page, code);
      await page.getByText('You have convened no meeting yet.', { exact: false }).waitFor();
    },
  },
  {
    name: 'convene',
    at: async (page, { origin }) => {
      await page.goto(`${origin}/convene`);
      await page.getByRole('heading', { name: 'Who', exact: true }).waitFor();
    },
  },
  {
    name: 'convene-wrong',
    at: async (page) => {
      await page.getByLabel('Length in minutes').fill('many');
      await page.getByRole('button', { name: 'Convene and make the links' }).click();
      await page.getByRole('alert').filter({ hasText: 'There is a problem' }).waitFor();
    },
  },
  {
    name: 'invited',
    at: async (page) => {
      await page.getByLabel('Length in minutes').fill('60');
      const second = page.getByRole('group', { name: /^Person 2$/ });
      await second.getByLabel('Name').fill('Lee Grant');
      await second.getByLabel('Organisation').fill('Larkhill Police');
      await page.getByRole('button', { name: 'Convene and make the links' }).click();
      await page.getByText('The meeting is convened.').waitFor();
    },
  },
  {
    name: 'home',
    at: async (page, { origin }) => {
      await page.goto(origin);
      await page.getByRole('heading', { name: 'Coming up (1)' }).waitFor();
    },
  },
  { name: 'convene-file', at: (page, { origin }) => page.goto(`${origin}/convene/file`) },
  { name: 'write-up', at: (page, { origin }) => page.goto(`${origin}/convene/afterwards`) },
];

/** The page of a locked record, each of somebody else: what waits for them, half filled in, and refused. */
export const RECORD_PICTURES: readonly {
  name: string;
  who: 'chair' | 'police' | 'health' | 'school';
  /** What is looked at. */
  see: string;
  at: (page: Page) => Promise<unknown>;
}[] = [
  { name: 'record-for-you', who: 'health', see: '#for-you', at: (page) => page.locator('#for-you').waitFor() },
  {
    name: 'record-own-words',
    who: 'school',
    see: '#for-you',
    at: async (page) => {
      await page.getByText(forYouWords.not).click();
      await page.getByLabel(forYouWords.ownWords).fill('On three Mondays, I said.');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: forYouWords.ownSend }).click();
      await page.getByText(forYouWords.offline).waitFor();
    },
  },
  {
    name: 'record-chair',
    who: 'chair',
    see: '#for-you',
    at: async (page) => {
      await page.getByLabel(forYouWords.answerText).fill('It was heard.');
      await page.getByRole('button', { name: forYouWords.answerSend }).click();
      await page.locator('#for-you .told').getByText(forYouWords.done).waitFor();
    },
  },
  {
    name: 'record-disagree',
    who: 'police',
    see: '#add',
    at: async (page) => {
      await page.getByText(forYouWords.disagree, { exact: true }).click();
      await page.getByLabel(forYouWords.disagreeText).fill('It should have been joint.');
    },
  },
  {
    name: 'record-added',
    who: 'police',
    see: '#add',
    at: async (page) => {
      await page.getByText(forYouWords.disagree, { exact: true }).click();
      await page.getByLabel(forYouWords.disagreeText).fill('It should have been joint.');
      await page.getByRole('button', { name: forYouWords.disagreeSend }).click();
      await page.locator('#add .told').getByText(forYouWords.done).waitFor();
    },
  },
];

export interface Picture {
  name: string;
  /** Pictures are taken one after the other, in one meeting that goes on. Answers the page to look at. */
  at: (scene: Scene) => Promise<Page>;
}

const editor = (page: Page, title: string) =>
  page.getByRole('textbox', { name: new RegExp(`^Minutes, section \\d+, ${title}`) });
const saved = (page: Page): Promise<void> => page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();

async function writes(page: Page, title: string, text: string): Promise<void> {
  await editor(page, title).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
  await saved(page);
}

export const PICTURES: readonly Picture[] = [
  { name: 'room-not-started', at: async ({ chair }) => chair },
  {
    name: 'lobby',
    at: async ({ police }) => {
      await police.getByRole('heading', { name: 'Before you join' }).waitFor();
      return police;
    },
  },
  {
    name: 'room-empty',
    at: async ({ server, chair }) => {
      server.command(CHAIR, { type: 'start', statements: [] });
      for (const person of [CHAIR, POLICE, SCHOOL])
        server.command(person, { type: 'declareConflict', conflict: 'none', note: null });
      await editor(chair, 'Reason').waitFor();
      return chair;
    },
  },
  {
    name: 'room-live-chair',
    at: async ({ server, chair, police, school }) => {
      await writes(chair, 'Reason', 'School reports that R. came in on Monday with a mark to the left forearm. ');
      await chair.keyboard.type('R. said “it was the door”. The explanation given by the mother differs.');
      await writes(police, 'The child', 'R. was seen at home on Saturday and did not want to speak.');
      await school.getByLabel('Add an action').fill('Visit the school and speak to the class teacher');
      await school.getByRole('button', { name: 'Add action' }).click();
      await writes(school, 'Analysis', 'Two earlier injuries were explained in the same words. ');
      server.command(CHAIR, {
        type: 'setFact',
        subject: 'meeting',
        field: agendaDoneField('reasonForMeeting'),
        value: 'yes',
      });
      server.command(CHAIR, { type: 'setFact', subject: 'meeting', field: AGENDA_NOW, value: 'agencyInformation' });
      await chair.getByText('now', { exact: true }).waitFor({ state: 'attached' });
      return chair;
    },
  },
  { name: 'room-live-attendee', at: async ({ police }) => police },
  {
    name: 'room-menu',
    at: async ({ chair }) => {
      await chair.getByRole('button', { name: 'Menu' }).click();
      return chair;
    },
  },
  {
    name: 'room-commands',
    at: async ({ chair }) => {
      await chair.keyboard.press('Escape');
      await chair.keyboard.press('ControlOrMeta+k');
      await chair.getByLabel('What do you want to do?').waitFor();
      return chair;
    },
  },
  {
    name: 'room-keys',
    at: async ({ chair }) => {
      await chair.keyboard.press('Escape');
      await chair.keyboard.press('ControlOrMeta+/');
      await chair.getByRole('heading', { name: 'List of keys' }).waitFor();
      return chair;
    },
  },
  {
    name: 'room-offline',
    at: async ({ chair, server, police }) => {
      await chair.keyboard.press('Escape');
      await police.context().setOffline(true);
      server.breakConnections();
      await police.getByText('You are offline.', { exact: false }).first().waitFor();
      return police;
    },
  },
  {
    name: 'room-refused',
    at: async ({ server, police, school }) => {
      await police.context().setOffline(false);
      await saved(police);
      server.refuses = 'bad-content';
      await editor(school, 'Reason').click();
      await school.keyboard.type('z');
      await school.getByRole('heading', { name: 'Text we could not add' }).waitFor();
      server.refuses = null;
      return school;
    },
  },
  {
    name: 'room-adjourned',
    at: async ({ server, chair }) => {
      server.command(CHAIR, { type: 'adjourn', until: null, reason: 'A call to the hospital' });
      await chair.getByText('The meeting is adjourned.').first().waitFor();
      return chair;
    },
  },
  {
    name: 'room-ended',
    at: async ({ server, police }) => {
      server.command(CHAIR, { type: 'resume' });
      server.command(CHAIR, { type: 'end', at: null });
      await police.locator('#bar').getByText('Ended').waitFor();
      return police;
    },
  },
  {
    name: 'room-frozen',
    at: async ({ server, police }) => {
      server.command(CHAIR, { type: 'close' });
      server.command(CHAIR, { type: 'freeze', skipAnnouncement: true });
      await police.locator('#bar').getByText('Frozen').waitFor();
      return police;
    },
  },
];
