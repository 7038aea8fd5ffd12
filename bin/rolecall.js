#!/usr/bin/env node
import { run } from '../dist/rolecall.js';

process.exitCode = await run(process);
