const { createDisdetta, createMemoryStore, openDisdetta } = require('disdetta');
const { tenLines } = require('./tell.cjs');

tenLines({ createDisdetta, createMemoryStore, openDisdetta });
