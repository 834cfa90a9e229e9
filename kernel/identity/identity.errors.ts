import { catalogue } from '../errors/errors.ts';

export const identityError = catalogue({
  'identity.sign-in-needed': { status: 401, title: 'Sign in first.' },
  'identity.wrong-credentials': { status: 401, title: 'The name or the password is wrong.' },
  'identity.refresh-refused': { status: 401, title: 'The refresh token is not valid any more. Sign in again.' },
  'identity.wrong-password': { status: 403, title: 'The current password is wrong.' },
  'identity.signups-closed': { status: 403, title: 'New people are added by an admin here.' },
  'identity.person-not-found': { status: 404, title: 'There is no such person.' },
  'identity.session-not-found': { status: 404, title: 'You have no such session.' },
  'identity.email-taken': { status: 409, title: 'Somebody has signed up with this email address.' },
  'identity.username-taken': { status: 409, title: 'Somebody has this username.' },
  'identity.last-admin': { status: 409, title: 'There must be at least one admin.' },
  'identity.bad-person': { status: 422, title: 'Some of what is said of this person is not valid.' },
  'identity.bad-password': { status: 422, title: 'This password cannot be used.' },
  'identity.too-many-attempts': { status: 429, title: 'Too many wrong attempts. Wait a little and try again.' },
  'identity.too-busy': { status: 429, title: 'Too many people are signing in at this moment. Try again in a second.' },
});
