import { createDisdetta, createMemoryStore, openDisdetta } from 'disdetta';
import { tenLines } from './tell.cjs';

await tenLines({ createDisdetta, createMemoryStore, openDisdetta });
