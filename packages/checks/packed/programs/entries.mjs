for (const entry of process.argv.slice(2)) {
  console.log(
    entry,
    Object.keys(await import(entry))
      .sort()
      .join(' '),
  );
}
