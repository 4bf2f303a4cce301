/** The service of the demonstration: answers every request with the name of its node. `node responder.js NAME PORT` */
import { createServer } from 'node:http';

const [name = 'nobody', port = '80'] = process.argv.slice(2);

createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${name}\n`);
}).listen(Number(port), '::');
