/** Where a request comes from, as attempts are counted by it and sessions are named by it. */
import type { FastifyRequest } from 'fastify';
import { relyingPartyOf } from '../../record/sign-in/relying-party.ts';
import type { From } from '../../record/sign-in/sign-in-parts.ts';
import { cookieOf } from './cookies.ts';
import { deviceWords } from './device-words.ts';
import { networkOf } from './network-of.ts';

export const fromOf = (request: FastifyRequest, publicUrl: string | undefined): From => ({
  network: networkOf(request.ip),
  device: deviceWords(request.headers['user-agent']),
  deviceToken: cookieOf(request, publicUrl?.startsWith('https:') ?? false, 'device'),
  relyingParty: relyingPartyOf(publicUrl, request.host),
});
