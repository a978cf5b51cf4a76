// What the vendor's library does with files of assets, told line by line. Arguments: gateway, tenant, client, secret, asset.
const { MindSphereSdk, AssetManagementModels } = require('@mindconnect/mindconnect-nodejs');

const [gateway, tenant, user, password, assetId] = process.argv.slice(2);
const basicAuth = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const sdk = new MindSphereSdk({ gateway, tenant, basicAuth });
const scope = AssetManagementModels.FileMetadataResource?.ScopeEnum?.PRIVATE ?? 'PRIVATE';
const say = (...words) => console.log(words.join(' '));

async function main() {
  const assets = sdk.GetAssetManagementClient();
  const made = await assets.PostFile(Buffer.from('all is well'), 'plan.txt', { scope, description: 'A plan' });
  say('made', made.name, made.scope, made.description, made.etag);
  const listed = await assets.GetFiles({ filter: JSON.stringify({ name: 'plan.txt' }) });
  say('listed', listed._embedded.files.length, listed._embedded.files[0].id === made.id);
  say('known', (await assets.GetFile(made.id)).name);
  say('content', await (await assets.DownloadFile(made.id)).text());
  const changed = await assets.PutFile(made.id, Buffer.from('all is changed'), 'plan.txt', {
    scope,
    ifMatch: String(made.etag),
  });
  say('changed', changed.id === made.id, changed.etag > made.etag);
  say('content', await (await assets.DownloadFile(made.id)).text());
  const asset = await assets.GetAsset(assetId);
  const assigned = await assets.PutAssetFileAssignment(assetId, 'manual', { fileId: made.id }, { ifMatch: String(asset.etag) });
  say('assigned', assigned.fileAssignments.map((each) => `${each.key} ${each.fileId === made.id}`).join());
  await assets.DeleteFile(made.id, { ifMatch: String(changed.etag) }).then(
    () => say('deleted although assigned'),
    () => say('kept while assigned'),
  );
  const freed = await assets.DeleteAssetFileAssignment(assetId, 'manual', { ifMatch: String(assigned.etag) });
  say('freed', (freed?.fileAssignments ?? (await assets.GetAsset(assetId)).fileAssignments).length);
  await assets.DeleteFile(made.id, { ifMatch: String(changed.etag) });
  await assets.GetFile(made.id).then(
    () => say('still there'),
    () => say('gone'),
  );
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
