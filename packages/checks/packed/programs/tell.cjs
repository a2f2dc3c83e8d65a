/** The page of the README in plain JavaScript, on memory and, where this Node can, on a file. */
exports.tenLines = async ({ createDisdetta, createMemoryStore, openDisdetta }) => {
  await tell('memory', createDisdetta({ store: createMemoryStore() }));
  try {
    const file = `${process.pid}.db`;
    await tell('file', await openDisdetta({ file }));
    await tellTables(await openDisdetta({ file, readModels: {} }));
    await tellReceipt((receipt) => openDisdetta({ file, effects: { from: 'beginning', receipt } }));
  } catch (error) {
    console.log('file:', error.code);
  }
  await openDisdetta({ connectionString: 'esdb://127.0.0.1:1' }).catch((error) => {
    console.log('server:', error.code);
  });
};

const tellTables = async (disdetta) => {
  await disdetta.readModels.caughtUp();
  const status = await disdetta.readModels.planStatus(line);
  await disdetta.close();
  console.log('tables:', status.ok && status.answer.status);
};

/** The second time there is nothing left to do. */
const tellReceipt = async (openWith) => {
  for (const time of ['first', 'second']) {
    const disdetta = await openWith(async ({ subscriptionId }, key) => {
      console.log(`receipt, ${time}:`, subscriptionId, typeof key);
    });
    await disdetta.effects.idle();
    await disdetta.close();
  }
};

const line = { accountId: 'a-1', subscriptionId: 's-1' };

const tell = async (place, disdetta) => {
  await disdetta.openAccount({ accountId: 'a-1' }, { commandId: 'open' });
  await disdetta.startPlan({ ...line, planId: 'pro' }, { commandId: 'start' });
  const cancelled = await disdetta.cancelSubscription(line, { commandId: 'cancel' });
  const status = await disdetta.planStatus(line);
  await disdetta.close();
  console.log(
    `${place}:`,
    cancelled.ok && cancelled.events[0].type,
    status.ok && status.answer.status,
  );
};
