process.stdout.write('lockkeeper\n')
