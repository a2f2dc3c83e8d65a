#!/usr/bin/env node
import { devnodeCommand } from './commandLine/devnodeCommand.ts';

process.exitCode = await devnodeCommand(process.argv.slice(2), process);
