/// <reference types="node" />
import { hash } from 'node:crypto';

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal, by Node: an audit hashes every event. */
export const sha256Of = (text: string): string => hash('sha256', text, 'hex');
