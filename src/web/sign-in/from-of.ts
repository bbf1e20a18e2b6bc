/** Where a request comes from, as attempts are counted by it and sessions are named by it. */
import type { FastifyRequest } from 'fastify';
import type { From } from '../../record/sign-in/sign-in-parts.ts';
import { cookieOf } from './cookies.ts';
import { deviceWords } from './device-words.ts';
import { networkOf } from './network-of.ts';

export const fromOf = (request: FastifyRequest, isSecure: boolean): From => ({
  network: networkOf(request.ip),
  device: deviceWords(request.headers['user-agent']),
  deviceToken: cookieOf(request, isSecure, 'device'),
});
